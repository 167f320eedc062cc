"""The pages of the proposal in PDF, a module for each group of them."""
