"""Pages: public/, citizen/, office/ and the components they are made of.

Holds no rules: a page shows what a query returned and calls actions.
"""
