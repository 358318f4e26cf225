namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>The statements of <see cref="CommentSides"/> with expressions that have sides.</summary>
internal static class CommentedExpressions
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a return with an operand"] = """
            b = a[=] && (On || c[-]);[=]
            """,
        ["sides below"] = """
            [=]
            s = On[?]
                [+]
                ? s + 1[+]
                [-]
                : s + 2;[-]
            Do(s);
            """,
        ["operators at the end"] = """
            s = On ?
                [+]
                s + 1 :[+]
                [-]
                s + 2;[-]
            s = On
                ?[+]
                s + 1[+]
                :[-]
                s + 2;[-]
            Do(s);
            """,
        ["operators alone with comments"] = """
            s = On
                ? [+]
                  s + 1[+]
                : [-]
                  s + 2;[-]
            Do(s);
            """,
        ["operators and the condition"] = """
            s = On ? //+91
                s + 1 : //-92
                s + 2;[-]
            Do(s);
            """,
        ["sides in a line"] = """
            s = On ?[+] s + 1[+] :[-] s + 2[-];[=]
            Do(On ?[+] s + 1[+] :[-] s + 2[-],[=] 3);[=]
            Do(2,[=] On ?[+] s + 1[+] :[-] s + 2[-]);[=]
            s = (On ?[+] s + 1[+] :[-] s + 2[-])[=] + 4;[=]
            """,
        ["sides as arguments"] = """
            Do(
                [=]
                0,[=]
                [=]
                On
                    [+]
                    ? s + 1[+]
                    [-]
                    : s + 2,[-]
                [=]
                3[=]
            );[=]
            """,
        ["operands"] = """
            if (a[=]
                [=]
                && Ask(1)[=]
                [=]
                && (On
                    [+]
                    ? b[+]
                    [-]
                    : c)[-]
                [=]
                && Ask(2))[=]
            {
                Do(3);
            }
            """,
        ["arms"] = """
            [=]
            s = n switch
            {
                [=]
                0 => s + 0,[=]
                [+]
                1[+] when On[?] => s + 1,[+]
                [-]
                2[-] when Off[?] => s + 2,[-]
                [+]
                3[+] when b && On => s + 3,[+]
                [+]
                4
                    [?]
                    when On[?]
                    [+]
                    => s + 4,[+]
                [=]
                _ => s + 5,[=]
            };[=]
            Do(s);
            """,
        ["filters in lines"] = """
            s = n switch
            {
                0[+]
                    when On[?] => s + 0,[+]
                1[+]
                    when On[?]
                    => s + 1,[+]
                _ => s + 2,[=]
            };
            try
            {
                Do(0);
            }
            catch (InvalidOperationException)[+] when (On)[?]
            {
                Do(1);
            }
            catch (ArgumentException)[+]
                when (On)[?]
            {
                Do(2);
            }
            catch (Exception)[=]
            {
                Do(2);
            }

            Do(s);
            """,
        ["a throw"] = """
            [=]
            s = On
                [+]
                ? s + 1[+]
                [-]
                : throw new InvalidOperationException();[-]
            Do(s);
            """,
        ["a throw in a line"] = """
            [=]
            s = On ?[+] s + 1[+] :[-] throw new InvalidOperationException()[-];[=]
            Do(s);
            """,
        ["in lines of their own"] = """
            Do(
                [=]
                Ask(1),[=]
                [=]
                Ask(2)[=]
                    [-]
                    && (On ||[?]
                    [-]
                    b));[-]
            """,
    };
}
