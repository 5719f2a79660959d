"""`python -m tracktwo` is the `tracktwo` command."""

from tracktwo.cli.main import main

if __name__ == "__main__":
    main()
