"""Questions to people and their answers: what the machine cannot or must not decide."""
