<<<<<<< HEAD
"""Engines of the market stall: values in, values out."""
=======
"""What the market decides from values alone."""
>>>>>>> main
