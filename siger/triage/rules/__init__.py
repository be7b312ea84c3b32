"""Whose is it, by rules that people keep: ordered data, tried before it is saved, with its history.

`conditions` says when a rule fits and when it covers another, `ruleset` holds all rules of this process, `findings` what is wrong with
them, `keeping` who may change which. Reads are in `queries`, writes in `actions`.
"""
