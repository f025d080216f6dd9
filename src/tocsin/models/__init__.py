"""Text becomes an Analysis: tokens, sentences, parse."""
