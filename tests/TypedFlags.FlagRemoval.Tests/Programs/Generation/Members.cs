namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>The members of a program: those that hold the flag's answer, and the methods that do something.</summary>
internal sealed class Members(Draft draft)
{
    private readonly Statements _statements = new(draft);
    private readonly Expressions _expressions = new(draft);
    private bool _hasTyped;

    private Choices Choices => draft.Choices;

    /// <summary>The fields and constants that the rest mentions.</summary>
    public string Needed(string text) => draft.Aside(() =>
    {
        if (text.Contains("_user", StringComparison.Ordinal))
        {
            draft.Line("private readonly FlagContext _user = new(\"ada\");");
        }

        if (text.Contains("_features", StringComparison.Ordinal))
        {
            draft.Line("private readonly IFeatures _features = new Features();");
        }

        if (text.Contains("Keys.", StringComparison.Ordinal))
        {
            draft.Line("");
            draft.Line("private static class Keys");
            draft.Open();
            draft.Line("public const string NewCheckout = \"new_checkout\";");
            draft.Close();
        }

        draft.Line("");
    });

    /// <summary>Fields with the answer.</summary>
    public void Fields()
    {
        if (Choices.Chance(15))
        {
            draft.Line($"private readonly bool _isNew = {Static()};");
            draft.Answers.Add("_isNew");
        }

        if (Choices.Chance(5))
        {
            draft.Line($"private static readonly bool IsAlwaysNew = {Static()};");
            draft.Answers.Add("IsAlwaysNew");
        }
    }

    /// <summary>Properties and methods with the answer.</summary>
    public void Answers()
    {
        Chance(12, "IsNew", () => draft.Line($"private bool IsNew => {_expressions.Reads.Asked(canAwait: false)};"));
        if (draft.Answers.Contains("IsNew") && Choices.Chance(15))
        {
            draft.Answers.Add("(this is { IsNew: true })");
        }

        if (Choices.Chance(8))
        {
            draft.Line($"private string Kind<T>(T value) => {_expressions.Reads.Asked(canAwait: false).At(Binding.Coalesce)} ? $\"{{value}}\" : typeof(T).Name;");
            draft.Line("");
            draft.HasKind = true;
        }

        Chance(6, "IsNewOnce", () => draft.Line($"private bool IsNewOnce {{ get; }} = {Static()};"));
        Chance(12, "UseNew()", () => draft.Line($"private bool UseNew() => {_expressions.Reads.Asked(canAwait: false)};"));
        Chance(8, "UseNewToo()", () =>
        {
            draft.Line("private bool UseNewToo()");
            draft.Open();
            draft.Line($"return {_expressions.Reads.Asked(canAwait: false)};");
            draft.Close();
        });
        if (!draft.Pin.IsVariant && Choices.Chance(10))
        {
            draft.Line($"private async Task<bool> IsNewAsync() => await {_expressions.Reads.Task()};");
            draft.AnswersToAwait.Add("IsNewAsync()");
        }
    }

    /// <summary>One to three methods; each may call those before it.</summary>
    public void Methods()
    {
        int count = Choices.Of(1, 1, 1, 1, 2, 3);
        for (int index = 0; index < count; index++)
        {
            bool isAsync = Choices.Chance(30);
            string type = Choices.Of("void", "int", "int", "string", "bool", "items");
            Method method = new("Do" + "ABC"[index], type, isAsync && type != "items", Choices.Chance(25));
            string text = draft.Aside(() => Write(method));
            draft.Raw(text);
            draft.Methods.Add(method);
        }
    }

    /// <summary>Calls each of the methods, whatever becomes of the others.</summary>
    public void Run(string name)
    {
        draft.Line("public static object? Run()");
        draft.Open();
        draft.Line($"{name} program = new();");
        foreach (Method method in draft.Methods)
        {
            string arguments = method.TakesFlag ? _expressions.Reads.Asked(canAwait: false) + ", 2" : "2";
            string call = $"program.{method.Name}({Outside(arguments)})" + (method.IsAsync ? ".GetAwaiter().GetResult()" : "");
            draft.Line("try");
            draft.Open();
            draft.Line(method.Type switch
            {
                "void" => call + ";",
                "items" => $"Trace.Log({draft.Id()}, string.Join(\",\", {call}));",
                _ => $"Trace.Log({draft.Id()}, {call});",
            });
            draft.Close();
            draft.Line("catch (Exception exception)");
            draft.Open();
            draft.Line($"Trace.Log({draft.Id()}, exception.Message);");
            draft.Close();
        }

        _hasTyped = Choices.Chance(12);
        if (_hasTyped)
        {
            Lines("try", "{", "    program.DoTyped(2);", "}", "catch (Exception exception)", "{", $"    Trace.Log({draft.Id()}, exception.Message);", "}");
        }

        draft.Line("return null;");
        draft.Close();
        draft.Line("");
    }

    /// <summary>The method of lambdas whose type comes of what they return. Drawn last: all else of a program is what it is without it.</summary>
    public void Typed()
    {
        if (_hasTyped)
        {
            draft.Line("private void DoTyped(int level)");
            draft.Open();
            Scope scope = new(outer: null);
            scope.Show(new Variable(scope.Declare(Choices, "level"), "int"));
            _statements.Typed(scope);
            draft.Close();
            draft.Line("");
        }
    }

    private void Lines(params ReadOnlySpan<string> lines)
    {
        foreach (string line in lines)
        {
            draft.Line(line);
        }
    }

    private static string Outside(string code) =>
        code.Replace("_features", "program._features", StringComparison.Ordinal).Replace("_user", "program._user", StringComparison.Ordinal);

    private void Write(Method method)
    {
        // Mostly small ones, of which many can be tried; what is deep within something needs a large one.
        bool isLarge = Choices.Chance(20);
        draft.Budget = isLarge ? 3 + Choices.Below(8) : 2 + Choices.Below(3);
        Scope scope = new(outer: null);
        List<string> parameters = [];
        if (method.TakesFlag)
        {
            Variable flag = new(scope.Declare(Choices, "isNew"), "bool", IsWritable: false, IsFlag: true);
            scope.Show(flag);
            parameters.Add("bool " + flag.Name);
        }

        Variable parameter = new(scope.Declare(Choices, "level"), "int");
        scope.Show(parameter);
        parameters.Add("int " + parameter.Name);
        bool isIterator = method.Type == "items";
        string type = (method.Type, method.IsAsync) switch
        {
            ("items", _) => "IEnumerable<int>",
            ("void", true) => "async Task",
            (_, true) => $"async Task<{method.Type}>",
            _ => method.Type,
        };
        string head = $"private {type} {method.Name}({string.Join(", ", parameters)})";
        string returned = method.Type is "void" or "items" ? "" : method.Type;
        Place place = new(returned) { CanAwait = method.IsAsync, IsIterator = isIterator, CanYield = isIterator };
        if (!isIterator && Choices.Chance(8))
        {
            draft.Line($"{head} => {Expression(method, place with { CanDeclare = false }, scope)};");
            draft.Line("");
            return;
        }

        Method[] helpers = Choices.Chance(10) ? Helpers(scope) : [];
        draft.Methods.AddRange(helpers);
        draft.Line(head);
        draft.Open();
        bool isEndReachable = Choices.Chance(12) ? WithLabel(place, scope) : _statements.List(place, scope, isLarge ? 3 : 2, isLarge ? 6 : 3);
        if (isIterator)
        {
            draft.Line($"yield return {draft.Id()};");
        }
        else if (isEndReachable && returned.Length > 0)
        {
            draft.Line($"return {_expressions.Of(returned, place with { CanDeclare = false }, scope, 2)};");
        }

        Write(helpers, scope);
        draft.Close();
        draft.Line("");
    }

    // All that a method does, in one expression.
    private string Expression(Method method, Place place, Scope scope)
    {
        string value = method is { IsAsync: true, Type: "int" or "void" } ? _expressions.Waiting(place, scope).Text : _expressions.Of(method.Type == "void" ? "int" : method.Type, place, scope, 3).Text;
        return method.Type == "void" ? $"Trace.Log({draft.Id()}, {value})" : value;
    }

    // Two local functions that stand at the end of their method, of which the first may call the second.
    private Method[] Helpers(Scope scope) => [new(scope.Declare(Choices, "Slow"), "int", IsAsync: false, TakesFlag: false), new(scope.Declare(Choices, "Step"), "int", IsAsync: false, TakesFlag: false)];

    private void Write(Method[] helpers, Scope scope)
    {
        foreach (Method helper in helpers)
        {
            draft.Methods.Remove(helper);
            Scope alone = new(scope, isAlone: true);
            Variable parameter = new(alone.Declare(Choices, "amount"), "int");
            alone.Show(parameter);
            draft.Line($"int {helper.Name}(int {parameter.Name}) => {_expressions.Integer(Place.Function("int") with { CanDeclare = false }, alone, 2)};");
        }
    }

    // Statements, others from which one may go to the end, and the end.
    private bool WithLabel(Place place, Scope scope)
    {
        if (!_statements.List(place, scope, 3, 2))
        {
            return false;
        }

        Label label = new("Done");
        int mark = scope.Mark;
        bool isEndReachable = _statements.List(place with { Label = label, CanUse = false }, scope, 3, 4);
        if (label.IsUsed)
        {
            scope.HideSince(mark);
            draft.Line("Done:");
            draft.Line($"Trace.Log({draft.Id()});");
            isEndReachable = true;
        }

        return isEndReachable;
    }

    private string Static()
    {
        string asked = _expressions.Reads.Asked(canAwait: false).Text;
        return asked.Contains("_user", StringComparison.Ordinal) || asked.Contains("_features", StringComparison.Ordinal)
            ? draft.Pin.IsVariant ? "Flags.PageLayout.GetVariant() == Flags.PageLayoutVariant.Full" : "Flags.NewCheckout.IsEnabled()"
            : asked;
    }

    private void Chance(int percent, string answer, Action write)
    {
        if (Choices.Chance(percent))
        {
            write();
            draft.Line("");
            draft.Answers.Add(answer);
        }
    }
}
