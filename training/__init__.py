"""How the shipped reader is made: data to examples, training, calibration, export, model card.

Data flows one way: `adapters` (one a data set) -> `examples` -> `windows` -> `network` and
`losses` in `learning` -> `export`. Nothing of the package `tocsin` imports from here.
"""
