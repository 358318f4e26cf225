using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedFlags;

/// <summary>Writes explanations as JSON.</summary>
internal static class ExplanationJson
{
    public static string Of(FlagExplanation explanation, bool indented)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = indented, NewLine = "\n" }))
        {
            Write(writer, explanation);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, FlagExplanation explanation)
    {
        writer.WriteStartObject();
        writer.WriteString("flag"u8, ExplanationLimits.Shorten(explanation.FlagKey));
        WriteValue(writer, explanation.Outcome);
        WriteText(writer, "variant"u8, explanation.Variant);
        writer.WriteString("reason"u8, explanation.Reason);
        WriteText(writer, "ruleName"u8, explanation.RuleName);
        WriteText(writer, "errorCode"u8, explanation.ErrorCode);
        WriteText(writer, "errorMessage"u8, explanation.ErrorMessage, ExplanationLimits.MessageLength);
        WriteText(writer, "environment"u8, explanation.Environment);
        if (explanation.Time is { } time)
        {
            writer.WriteString("time"u8, time.UtcDateTime);
        }

        if (explanation.IsContextChanged)
        {
            writer.WriteBoolean("isContextChanged"u8, true);
        }

        if (explanation.Steps.Count > 0)
        {
            writer.WriteStartArray("steps"u8);
            foreach (ExplanationStep step in explanation.Steps)
            {
                WriteStep(writer, step);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter writer, ExplanationStep step)
    {
        writer.WriteStartObject();
        writer.WriteString("step"u8, NameOf(step.Kind));
        writer.WriteString("name"u8, step.Name);
        writer.WriteString("text"u8, step.Text);
        writer.WriteBoolean("decides"u8, step.Decides);
        if (step.RuleNumber is { } number)
        {
            writer.WriteNumber("ruleNumber"u8, number);
        }

        WriteText(writer, "ruleName"u8, step.RuleName);
        if (step.Condition is { } condition)
        {
            writer.WritePropertyName("condition"u8);
            WriteCondition(writer, condition);
        }

        if (step.Bucket is { } bucket)
        {
            writer.WritePropertyName("bucket"u8);
            WriteBucket(writer, bucket);
        }

        if (step.Prerequisite is { } prerequisite)
        {
            writer.WritePropertyName("prerequisite"u8);
            Write(writer, prerequisite);
        }

        writer.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter writer, ConditionExplanation condition)
    {
        writer.WriteStartObject();
        WriteText(writer, "segment"u8, condition.Segment);
        WriteText(writer, "attribute"u8, condition.Attribute);
        writer.WriteString("operator"u8, condition.Operator);
        if (condition.Attribute is not null)
        {
            writer.WriteStartArray("operands"u8);
            foreach (AttributeValue operand in condition.Operands)
            {
                WriteAttribute(writer, in operand);
            }

            writer.WriteEndArray();
            WriteMore(writer, "moreOperands"u8, condition.OperandCount - condition.Operands.Count);
            if (condition.IgnoresCase)
            {
                writer.WriteBoolean("ignoreCase"u8, true);
            }
        }

        if (condition.Matched is { } matched)
        {
            writer.WriteBoolean("matched"u8, matched);
        }

        if (condition.Actual.Kind != AttributeValueKind.None)
        {
            writer.WritePropertyName("actual"u8);
            WriteAttribute(writer, condition.Actual);
            WriteMore(writer, "moreActual"u8, condition.ActualCount - condition.Actual.AsSpan().Length);
        }

        WriteText(writer, "remark"u8, condition.Remark);
        if (condition.Attribute is null)
        {
            writer.WriteStartArray("conditions"u8);
            foreach (ConditionExplanation inner in condition.Conditions)
            {
                WriteCondition(writer, inner);
            }

            writer.WriteEndArray();
            WriteMore(writer, "moreConditions"u8, condition.ConditionCount - condition.Conditions.Count);
        }

        writer.WriteEndObject();
    }

    private static void WriteBucket(Utf8JsonWriter writer, BucketExplanation bucket)
    {
        writer.WriteStartObject();
        writer.WriteString("algorithm"u8, bucket.Algorithm);
        writer.WriteString("salt"u8, bucket.Salt);
        writer.WriteString("unitAttribute"u8, bucket.UnitAttribute);
        WriteText(writer, "unit"u8, bucket.Unit);
        WriteText(writer, "tenant"u8, bucket.Tenant);
        if (bucket.Bucket is { } number)
        {
            writer.WriteNumber("bucket"u8, number);
            writer.WriteNumber("firstBucket"u8, bucket.FirstBucket);
            writer.WriteNumber("bucketCount"u8, bucket.BucketCount);
        }

        if (bucket.Percentage is { } percentage)
        {
            writer.WriteNumber("percentage"u8, percentage);
        }
        else
        {
            writer.WriteStartArray("shares"u8);
            foreach (ShareExplanation share in bucket.Shares)
            {
                writer.WriteStartObject();
                writer.WriteString("variant"u8, share.Variant);
                writer.WriteNumber("percentage"u8, share.Percentage);
                writer.WriteBoolean("isChosen"u8, share.IsChosen);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            WriteMore(writer, "moreShares"u8, bucket.ShareCount - bucket.Shares.Count);
        }

        if (bucket.IsIn is { } isIn)
        {
            writer.WriteBoolean("isIn"u8, isIn);
        }

        WriteText(writer, "remark"u8, bucket.Remark);
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, FlagOutcome? outcome)
    {
        switch (outcome)
        {
            case null:
                break;
            case { Type: FlagType.Boolean }:
                writer.WriteBoolean("value"u8, outcome.Boolean);
                break;
            case { Type: FlagType.String }:
                writer.WriteString("value"u8, outcome.Text);
                break;
            case { Type: FlagType.Integer }:
                writer.WriteNumber("value"u8, outcome.Integer);
                break;
            case { Type: FlagType.Number }:
                writer.WriteNumber("value"u8, outcome.Number);
                break;
            case { Json.ValueKind: not JsonValueKind.Undefined }:
                writer.WritePropertyName("value"u8);
                outcome.Json.WriteTo(writer);
                break;
            default:
                // An override put a record in place, which is no JSON.
                writer.WriteString("value"u8, OutcomeText.Of(outcome));
                break;
        }
    }

    private static void WriteAttribute(Utf8JsonWriter writer, in AttributeValue value)
    {
        switch (value.Kind)
        {
            case AttributeValueKind.Number when value.TryGetInteger(out long integer):
                writer.WriteNumberValue(integer);
                break;
            case AttributeValueKind.Number when value.TryGetNumber(out double number):
                writer.WriteNumberValue(number);
                break;
            case AttributeValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean().GetValueOrDefault());
                break;
            case AttributeValueKind.List:
                writer.WriteStartArray();
                foreach (string? item in value.AsSpan())
                {
                    writer.WriteStringValue(item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(OutcomeText.Plain(in value));
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text, int length = ExplanationLimits.TextLength)
    {
        if (text is not null)
        {
            writer.WriteString(name, ExplanationLimits.Shorten(text, length));
        }
    }

    private static void WriteMore(Utf8JsonWriter writer, ReadOnlySpan<byte> name, int count)
    {
        if (count > 0)
        {
            writer.WriteNumber(name, count);
        }
    }

    private static string NameOf(ExplanationStepKind kind) => kind switch
    {
        ExplanationStepKind.Override => "override",
        ExplanationStepKind.Enabled => "enabled",
        ExplanationStepKind.Environments => "environments",
        ExplanationStepKind.Prerequisite => "requires",
        ExplanationStepKind.Serve => "serve",
        ExplanationStepKind.StaffOnly => "staff_only",
        ExplanationStepKind.Exclude => "exclude",
        ExplanationStepKind.Users => "users",
        ExplanationStepKind.Groups => "groups",
        ExplanationStepKind.Tenant => "tenants",
        ExplanationStepKind.Rule => "rules",
        ExplanationStepKind.Rollout => "rollout",
        ExplanationStepKind.Split => "split",
        ExplanationStepKind.Default => "default",
        _ => "error",
    };
}
