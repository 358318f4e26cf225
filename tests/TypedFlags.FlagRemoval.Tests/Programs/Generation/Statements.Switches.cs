namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Statements
{
    private static readonly string[] Default = ["goto default;"];

    private bool Switch(Place place, Scope outer, int depth)
    {
        Place value = place with { CanDeclare = false };
        Scope scope = new(outer);
        (string subject, string[] labels) = Choices.Weighted<(string, string[])>(
            (3, () => (_expressions.Integer(value, scope, 2).Text, ["0", "1", "2", "> 3"])),
            (2, () => (_expressions.Boolean(value, scope, 2).Text, ["true", "false"])),
            (2, () => (_expressions.Text(value, scope, 1).Text, ["\"full\"", "\"\"", "{ Length: 1 }"])),
            (2, () => ($"({_expressions.Boolean(value, scope, 2)}, {_expressions.Integer(value, scope, 1)})", ["(true, 1)", "(false, _)", "(true, > 2)"])),
            (1, () => ($"Trace.Thing({draft.Id()})", ["int", "null", "string"])),
            (draft.Pin.IsVariant ? 10 : 0, () => (_expressions.Reads.Variant(scope).Text, [.. _expressions.Reads.VariantNames()])),
            (draft.Pin.IsVariant ? 5 : 0, () => (_expressions.Reads.Value().Text, [.. _expressions.Reads.ValueTexts()])));
        draft.Line($"switch ({subject})");
        draft.Open();
        int kept = 1 + Choices.Below(labels.Length);
        string[] chosen = [.. labels.OrderBy(_ => Choices.Below(100)).Take(kept)];
        string[] filters = [.. chosen.Select(_ => Choices.Chance(25) ? " when " + _expressions.Boolean(value, scope, 2) : "")];
        bool hasDefault = Choices.Chance(60);
        bool isEndReachable = false;
        for (int index = 0; index < chosen.Length; index++)
        {
            string[] targets = [.. Enumerable.Range(index, chosen.Length - index).Where(later => filters[later] == "" && IsConstant(chosen[later])).Select(later => "goto case " + chosen[later] + ";"), .. hasDefault ? Default : []];
            if (filters[index] == "" && Choices.Chance(15))
            {
                // What stands behind it is reached by a jump alone where the flag is on.
                draft.Line($"case {chosen[index]} when {_expressions.Reads.Answer(value, scope)}:");
                isEndReachable |= Section(place, scope, depth, targets);
            }

            draft.Line($"case {chosen[index]}{filters[index]}:");
            if (Choices.Chance(15) && index + 1 < chosen.Length)
            {
                continue;
            }

            isEndReachable |= Section(place, scope, depth, filters[index] == "" && IsConstant(chosen[index]) ? targets[1..] : targets);
        }

        if (hasDefault)
        {
            draft.Line("default:");
            isEndReachable |= Section(place, scope, depth, []);
        }

        draft.Close();
        return isEndReachable || !hasDefault;
    }

    // No pattern, nor a type.
    private static bool IsConstant(string label) => label is not ("int" or "string") && label[0] is not ('>' or '(' or '{');

    private void Leave(Place place, Scope scope, string[] targets)
    {
        string jump = targets.Length > 0 && Choices.Chance(30) ? Choices.In(targets) : "";
        if (jump != "" && Choices.Chance(40))
        {
            string condition = _expressions.Boolean(place with { CanDeclare = false }, scope, 1).Text;
            foreach (string line in Choices.Chance(50) ? (string[])[$"if ({condition})", "{", "    " + jump, "}"] : [$"if ({condition}) {jump}"])
            {
                draft.Line(line);
            }

            jump = "";
        }

        draft.Line(jump == "" ? "break;" : jump);
    }

    // All sections are one scope for what they declare, so some have a block.
    private bool Section(Place place, Scope scope, int depth, string[] targets)
    {
        Place inside = place with { CanBreak = true };
        draft.Indent();
        bool isEndReachable;
        if (Choices.Chance(40))
        {
            isEndReachable = Block(inside, scope, depth - 1, 2);
        }
        else
        {
            // What a section declares has no value in the next one.
            int mark = scope.Mark;
            isEndReachable = List(inside with { CanUse = false }, scope, depth - 1, 2);
            scope.HideSince(mark);
        }

        if (isEndReachable)
        {
            Leave(inside, scope, targets);
        }

        draft.Unindent();
        return true;
    }
}
