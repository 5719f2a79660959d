"""The command line: one thin module per verb. Data on standard output, messages on standard error.

Exit status: 0 all is well; 1 an error, told in one sentence; 2 wrong usage; 3 done, but some reports failed.
"""
