namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>The statements of <see cref="CommentSides"/> that have sides.</summary>
internal static class CommentedStatements
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["blocks"] = """
            Do(0);[=]
            [=]
            if (On)[?]
            {[+]
                [+]
                Do(1);[+]
                [+]
            }
            [-]
            else[-]
            {[-]
                [-]
                Do(2);[-]
                [-]
            }
            [=]
            Do(3);
            """,
        ["braces at the end"] = """
            [=]
            if (On) {[+]
                [+]
                Do(1);[+]
                [+]
            } else {[-]
                [-]
                Do(2);[-]
                [-]
            }
            Do(3);
            """,
        ["without braces"] = """
            [=]
            if (On)
                [+]
                Do(1);[+]
            [-]
            else[-]
                [-]
                Do(2);[-]
            Do(3);
            """,
        ["in one line"] = """
            [=]
            if (On) Do(1);[+] else[-] Do(2);
            if (On) {[+] Do(1);[+] } else[-] {[-] Do(2);[-] }
            if (On) {[+] Do(1);[+] }[+]
            Do(3);
            """,
        ["two in one line each"] = """
            if (On) Do(1);[+]
            else[-] Do(2);[-]
            Do(3);
            """,
        ["else if"] = """
            if (a)
            {
                [=]
                Do(0);[=]
                [=]
            }[=]
            [+]
            else if (On)
            {[+]
                [+]
                Do(1);[+]
                [+]
            }[+]
            [-]
            else[-]
            {[-]
                [-]
                Do(2);[-]
                [-]
            }[-]
            Do(3);
            """,
        ["else if without else"] = """
            if (a)
            {
                Do(0);[=]
            }[=]
            [+]
            else if (On)
            {[+]
                [+]
                Do(1);[+]
                [+]
            }[+]
            Do(3);
            """,
        ["else if with effects"] = """
            if (a)
            {
                Do(0);[=]
            }[=]
            [+]
            else if (Ask(1) && On)
            {[+]
                [+]
                Do(1);[+]
                [+]
            }[+]
            Do(3);
            """,
        ["else if with effects and an else"] = """
            if (a)
                Do(0);[=]
            [+]
            else if (Ask(1) & On)
                [+]
                Do(1);[+]
            [=]
            else[=]
            {[=]
                [=]
                Do(2);[=]
                Do(
                    3);
                [=]
            }[=]
            Do(3);
            """,
        ["else if before others"] = """
            if (a)
                Do(0);[=]
            [+]
            else if (On && b)
                [+]
                Do(1);[+]
            [=]
            else if (c)
                [=]
                Do(2);[=]
            [=]
            else
                Do(4);[=]
            Do(3);
            """,
        ["effects before"] = """
            [=]
            if (Ask(1) & On)
            {[+]
                [+]
                Do(1);[+]
                [+]
            }
            [=]
            else[=]
            {[=]
                [=]
                Do(2);[=]
                [=]
            }
            Do(3);
            """,
        ["a body without braces"] = """
            if (a)
                [=]
                if (On)
                {[+]
                    [+]
                    Do(1);[+]
                    [+]
                }[+]
                [-]
                else[-]
                {[-]
                    [-]
                    Do(2);[-]
                    [-]
                }[-]
            Do(3);
            """,
        ["early return"] = """
            [+]
            if (On)
            {[+]
                [+]
                return 1;[+]
                [+]
            }

            [-]
            Do(2);[-]
            [-]
            return 3;[-]
            """,
        ["a try"] = """
            [=]
            try
            {
                [=]
                Do(0);[=]
                [=]
            }
            catch (InvalidOperationException) when (On)
            {
                [+]
                Do(1);[+]
                [+]
            }[+]
            [-]
            catch (ArgumentException) when (Off)
            {
                [-]
                Do(2);[-]
                [-]
            }[-]
            Do(3);
            """,
        ["labels"] = """
            [=]
            switch (n)
            {
                [=]
                case 0:[=]
                    [=]
                    Do(0);[=]
                    break;[=]
                [+]
                case 1[+] when On[?]:[+]
                    [+]
                    Do(1);[+]
                    break;[+]
                [-]
                case 2[-] when Off[?]:[-]
                    [-]
                    Do(2);[-]
                    break;[-]
                [=]
                default:[=]
                    Do(3);[=]
                    break;[=]
            }[=]
            Do(s);
            """,
        ["a switch"] = """
            [=]
            switch (On)
            {
                [+]
                case true:[+]
                    [+]
                    Do(1);[+]
                    break;
                [-]
                case false:[-]
                    [-]
                    Do(2);[-]
                    break;
            }
            Do(s);
            """,
    };
}
