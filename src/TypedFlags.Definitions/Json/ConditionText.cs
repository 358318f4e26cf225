using System.Text;
using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions.Json;

/// <summary>Writes conditions and values in the canonical form of the compiled definitions.</summary>
internal static class ConditionText
{
    /// <summary>The condition as a text of its own.</summary>
    public static string Of(Condition condition)
    {
        StringBuilder text = new();
        Write(new JsonText(text), condition);
        return text.ToString();
    }

    public static void Write(JsonText json, Condition condition)
    {
        json.Open('{');
        switch (condition)
        {
            case Condition.All { Conditions.IsEmpty: true }:
                break;
            case Condition.All all:
                WriteList(json, "all", all.Conditions);
                break;
            case Condition.Any any:
                WriteList(json, "any", any.Conditions);
                break;
            case Condition.Not not:
                json.Name("not");
                Write(json, not.Inner);
                break;
            case Condition.Segment segment:
                json.Name("segment");
                json.Text(segment.Name);
                break;
            case Condition.Comparison comparison:
                WriteComparison(json, comparison);
                break;
        }

        json.Close('}');
    }

    public static void Write(JsonText json, ConstantValue value)
    {
        switch (value)
        {
            case ConstantValue.Null:
                json.Null();
                break;
            case ConstantValue.Boolean boolean:
                json.Boolean(boolean.Value);
                break;
            case ConstantValue.Text text:
                json.Text(text.Value);
                break;
            case ConstantValue.Integer integer:
                json.Integer(integer.Value);
                break;
            case ConstantValue.Number number:
                json.Number(number.Value);
                break;
            case ConstantValue.Object obj:
                json.Open('{');
                Write(json, obj.Members);
                json.Close('}');
                break;
            case ConstantValue.List list:
                Write(json, list.Elements);
                break;
        }
    }

    public static void Write(JsonText json, EquatableArray<NamedValue> members)
    {
        foreach (NamedValue member in members)
        {
            json.Name(member.Name);
            Write(json, member.Value);
        }
    }

    public static void Write(JsonText json, EquatableArray<ConstantValue> values)
    {
        json.Open('[');
        foreach (ConstantValue value in values)
        {
            Write(json, value);
        }

        json.Close(']');
    }

    private static void WriteList(JsonText json, string name, EquatableArray<Condition> conditions)
    {
        json.Name(name);
        json.Open('[');
        foreach (Condition condition in conditions)
        {
            Write(json, condition);
        }

        json.Close(']');
    }

    private static void WriteComparison(JsonText json, Condition.Comparison comparison)
    {
        json.Name(comparison.Name);
        json.Open('{');
        json.Name(comparison.Operator.NameOf());
        if (comparison.Operator is ConditionOperator.In or ConditionOperator.NotIn || comparison.Operands.Count > 1)
        {
            Write(json, comparison.Operands);
        }
        else
        {
            Write(json, comparison.Operands[0]);
        }

        if (comparison.IgnoreCase)
        {
            json.Name(Operators.IgnoreCase);
            json.Boolean(true);
        }

        json.Close('}');
    }
}
