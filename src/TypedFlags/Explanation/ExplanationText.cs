using System.Globalization;
using System.Text;

namespace TypedFlags;

/// <summary>Writes explanations as text for people.</summary>
internal static class ExplanationText
{
    public static string Of(FlagExplanation explanation)
    {
        StringBuilder text = new();
        text.Append(OutcomeText.OnOneLine(Verdict(explanation)));
        if (explanation.Environment is not null && explanation.Time is { } time)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nin {OutcomeText.OnOneLine(explanation.Environment)}, at {time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}");
        }

        text.Append(explanation.IsContextChanged ? ", in a context that a hook changed" : string.Empty);
        WriteSteps(text, explanation, indent: 2);
        return text.ToString();
    }

    public static string Of(ConditionExplanation condition)
    {
        StringBuilder text = new();
        WriteCondition(text, condition, indent: 0);
        return text.ToString(1, text.Length - 1);
    }

    public static string Of(BucketExplanation bucket) =>
        bucket.Percentage is { } percentage ? OfRollout(bucket, percentage) : OfSplit(bucket);

    private static string Verdict(FlagExplanation explanation)
    {
        string error = explanation.ErrorCode is null ? string.Empty : $", {explanation.ErrorCode}: {OutcomeText.Message(explanation.ErrorMessage)}";
        if (explanation.Outcome is not { } outcome)
        {
            return $"{OutcomeText.Message(explanation.FlagKey)} is no flag{error}";
        }

        string value = outcome.Variant is null || outcome.Type == FlagType.Boolean ? string.Empty : $" ({OutcomeText.ValueOf(outcome)})";
        string rule = explanation.RuleName is null ? string.Empty : $" by rule {ExplanationLimits.Shorten(explanation.RuleName)}";
        return $"{explanation.FlagKey} is {OutcomeText.Of(outcome)}{value}: {explanation.Reason}{rule}{error}";
    }

    private static void WriteSteps(StringBuilder text, FlagExplanation explanation, int indent)
    {
        foreach (ExplanationStep step in explanation.Steps)
        {
            StartLine(text, indent).Append(step.Decides ? "> " : "- ").Append(OutcomeText.OnOneLine(step.ToString()));
            if (step.Condition is { } condition)
            {
                WriteCondition(text, condition, indent + 4);
            }

            if (step.Bucket is { Bucket: not null } bucket)
            {
                StartLine(text, indent + 4).Append(OutcomeText.OnOneLine(Hashed(bucket)));
            }

            if (step.Prerequisite is { } prerequisite)
            {
                WriteSteps(text, prerequisite, indent + 4);
            }
        }
    }

    private static void WriteCondition(StringBuilder text, ConditionExplanation condition, int indent)
    {
        StartLine(text, indent).Append(condition.Matched switch
        {
            true => "yes  ",
            false => "no   ",
            null => "?    ",
        });
        string segment = condition.Segment is null ? string.Empty : $"segment {condition.Segment}: ";
        text.Append(OutcomeText.OnOneLine(segment + (condition.Attribute is null ? condition.Operator : Comparison(condition))));
        foreach (ConditionExplanation inner in condition.Conditions)
        {
            WriteCondition(text, inner, indent + 2);
        }

        int more = condition.ConditionCount - condition.Conditions.Count;
        if (more > 0)
        {
            StartLine(text, indent + 2).Append(CultureInfo.InvariantCulture, $"and {more} more");
        }
    }

    private static string Comparison(ConditionExplanation condition)
    {
        string operands = OutcomeText.List(condition.Operands, condition.OperandCount);
        if (condition.OperandCount != 1)
        {
            operands = $"[{operands}]";
        }

        string found = condition.Matched is null ? "not looked at" : $"it is {OutcomeText.Of(condition.Actual, condition.ActualCount)}";
        string remark = condition.Remark is null ? string.Empty : $", {condition.Remark}";
        string ignoresCase = condition.IgnoresCase ? " (ignoring case)" : string.Empty;
        return $"{condition.Attribute} {condition.Operator} {operands}{ignoresCase}: {found}{remark}";
    }

    private static string OfRollout(BucketExplanation bucket, decimal percentage)
    {
        string share = string.Create(CultureInfo.InvariantCulture, $"{percentage:0.###} %");
        if (bucket.Bucket is not { } number)
        {
            string why = bucket.Remark is null ? string.Empty : $" ({bucket.Remark})";
            return $"{(bucket.IsIn is true ? "in" : "not in")} {share}{why}";
        }

        decimal bound = percentage * bucket.BucketCount / 100;
        string relation = (bucket.FirstBucket, bucket.IsIn) switch
        {
            (0, true) => "is below",
            (0, _) => "is not below",
            (_, true) => "is not above",
            _ => "is above",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(bucket.IsIn is true ? "in" : "not in")} {share} (bucket {number:0.######} of {bucket.BucketCount} {relation} {bound:0.###})");
    }

    private static string OfSplit(BucketExplanation bucket)
    {
        StringBuilder shares = new();
        foreach (ShareExplanation share in bucket.Shares)
        {
            shares.Append(shares.Length == 0 ? string.Empty : ", ");
            shares.Append(CultureInfo.InvariantCulture, $"{share.Variant} {share.Percentage:0.###} %");
        }

        if (bucket.ShareCount > bucket.Shares.Count)
        {
            shares.Append(CultureInfo.InvariantCulture, $" and {bucket.ShareCount - bucket.Shares.Count} more");
        }

        return bucket.Bucket is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"bucket {number:0.######} of {bucket.BucketCount} in {shares}")
            : $"{shares}{(bucket.Remark is null ? string.Empty : $" ({bucket.Remark})")}";
    }

    private static string Hashed(BucketExplanation bucket)
    {
        string unit = bucket.Unit is null ? $"no {bucket.UnitAttribute}" : $"{bucket.UnitAttribute} {OutcomeText.Quote(bucket.Unit)}";
        string tenant = bucket.Tenant is null ? string.Empty : $", tenant {OutcomeText.Quote(bucket.Tenant)}";
        return $"hashed: {unit}{tenant}, salt {OutcomeText.Quote(bucket.Salt)}, {bucket.Algorithm}";
    }

    private static StringBuilder StartLine(StringBuilder text, int indent) => text.Append('\n').Append(' ', indent);
}
