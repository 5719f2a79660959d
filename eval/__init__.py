"""How good the readers and the record are: the project's own answers, scorers, floors. See docs/evaluation.md."""
