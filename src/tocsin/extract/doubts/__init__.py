"""Why a claim needs a person's eye."""
