namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

internal sealed partial class Statements
{
    private bool Simple(Place place, Scope scope) => Choices.Weighted<bool>(
        (6, () => Say($"Trace.Log({draft.Id()});")),
        (6, () => Say($"Trace.Log({draft.Id()}, {_expressions.Of(Choices.Of("bool", "int", "string", "object"), place, scope, DepthOfExpressions)});")),
        (7, () => Declare(place, scope)),
        (4, () => Assign(place, scope)),
        (3, () => DeclareAnswer(place, scope)),
        (1, () => Say($"Trace.Overloaded({draft.Id()}, {_expressions.Mixed(place with { CanDeclare = false }, scope, 2)});")),
        (1, () => Say($"_ = {_expressions.Of(Choices.Of("bool", "int"), place with { CanDeclare = false }, scope, DepthOfExpressions)};")),
        (2, () => Say(_expressions.Call(Choices.Of("void", "void", "int"), place, scope) is { } call ? call + ";" : $"Trace.Int({draft.Id()});")),
        (place.CanYield ? 6 : 0, () => Say($"yield return {_expressions.Integer(place with { CanDeclare = false }, scope, 2)};")));

    private bool Say(string line)
    {
        draft.Line(line + (Choices.Chance(3) ? " // as agreed" : ""));
        return true;
    }

    private bool Declare(Place place, Scope scope)
    {
        Place value = place with { CanDeclare = false };
        return Choices.Weighted<bool>(
            (8, () =>
            {
                string type = Choices.Of("int", "string", "bool");
                string code = _expressions.Of(type, value, scope, DepthOfExpressions).Text;
                Variable variable = new(scope.Declare(Choices), type);
                Say($"{(Choices.Chance(30) ? "var" : type)} {variable.Name} = {code};");
                scope.Show(variable);
                return true;
            }
        ),
            (1, () =>
            {
                Variable limit = new(scope.Declare(Choices, "Limit"), "int", IsWritable: false);
                // Never 0: the compiler does not take a division by it.
                Say($"const int {limit.Name} = {1 + Choices.Below(5)};");
                scope.Show(limit);
                return true;
            }
        ),
            (2, () =>
            {
                // Its type is that of the whole.
                string code = _expressions.Mixed(value, scope, 2).Text;
                string name = scope.Declare(Choices, "mixed");
                Say($"var {name} = {code};");
                return Say($"Trace.Of({draft.Id()}, {name});");
            }
        ),
            (2, () =>
            {
                string number = _expressions.Integer(value, scope, 2).Text;
                string text = _expressions.Text(value, scope, 2).Text;
                Variable first = new(scope.Declare(Choices), "int");
                Variable second = new(scope.Declare(Choices), "string");
                Say(Choices.Chance(50)
                    ? $"(int {first.Name}, string {second.Name}) = ({number}, {text});"
                    : $"var ({first.Name}, {second.Name}) = ({number}, {text});");
                scope.Show(first);
                scope.Show(second);
                return true;
            }
        ));
    }

    // The flag's answer in a local, once and for all.
    private bool DeclareAnswer(Place place, Scope scope)
    {
        Place value = place with { CanDeclare = false };
        if (draft.Pin.IsVariant && Choices.Chance(50))
        {
            string variant = _expressions.Reads.Variant(null).Text;
            Variable layout = new(scope.Declare(Choices, "layout"), "variant", IsWritable: false);
            Say($"{Choices.Of("var", "Flags.PageLayoutVariant")} {layout.Name} = {variant};");
            scope.Show(layout);
            return true;
        }

        string answer = _expressions.Reads.Answer(value, scope).Text;
        Variable variable = new(scope.Declare(Choices, "isNew", "enabled"), "bool", IsWritable: Choices.Chance(15), IsFlag: true);
        Say($"{Choices.Of("var", "bool")} {variable.Name} = {answer};");
        scope.Show(variable);
        return true;
    }

    private bool Assign(Place place, Scope scope)
    {
        string type = Choices.Of("int", "string", "bool", "bool");
        Variable[] variables = [.. scope.Visible(type).Where(static variable => variable.IsWritable)];
        if (variables.Length == 0)
        {
            return Declare(place, scope);
        }

        string name = Choices.In(variables).Name;
        string code = _expressions.Of(type, place with { CanDeclare = false }, scope, 2).Text;
        string sign = type switch
        {
            "int" => Choices.Of("=", "+=", "-="),
            "string" => Choices.Of("=", "+="),
            _ => Choices.Of("=", "&=", "|=", "^="),
        };
        return Say($"{name} {sign} {code};");
    }
}
