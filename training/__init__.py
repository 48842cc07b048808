"""Makes the weights of the statement tagger; no part of the product."""
