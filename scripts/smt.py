"""A solver for the proofs over the sharing policies: SMT-LIB on standard input, answers on standard output.

The cvc5 package brings the solver as a library. This is the small process around it: it reads command
after command, and takes a fresh solver at (reset), which the library's own does not do.
"""

import re
import sys

import cvc5


# What is no bracket of a command: text in quotes, names in bars, the rest of a comment.
OTHER = re.compile(r'"[^"]*"|\|[^|]*\||;.*')


def commands(stream):
    """The commands of a stream, each when its last bracket has come; one to a line at most."""
    lines, depth = [], 0
    for line in iter(stream.readline, ""):
        lines.append(line)
        if "".join(lines).count('"') % 2:
            continue  # a text goes on in the next line
        bare = OTHER.sub("", line)
        depth += bare.count("(") - bare.count(")")
        if depth <= 0:
            command = "".join(lines).strip()
            lines, depth = [], 0
            if OTHER.sub("", command).strip():
                yield command


class Solver:
    """One solver, from one (reset) to the next."""

    def __init__(self):
        self.terms = cvc5.TermManager()
        self.solver = cvc5.Solver(self.terms)
        self.symbols = cvc5.SymbolManager(self.terms)
        self.parser = cvc5.InputParser(self.solver, self.symbols)

    def run(self, command):
        self.parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, command, "stdin")
        return self.parser.nextCommand().invoke(self.solver, self.symbols)


def main():
    solver = Solver()
    for command in commands(sys.stdin):
        if command.strip() == "(reset)":
            solver = Solver()
            continue
        if command.strip() == "(exit)":
            return
        try:
            answer = solver.run(command)
        except Exception as failure:  # an answer of the protocol, not a crash of the process
            answer = '(error "%s")' % str(failure).replace('"', "'").replace("\n", " ")
        if answer:
            print(answer.rstrip("\n"), flush=True)


main()
