"""Laws are held against what they find, not against how long a busy machine takes for an example."""

from hypothesis import settings

settings.register_profile("vedette", deadline=None)
settings.load_profile("vedette")
