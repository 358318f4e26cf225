namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Members of an object flag's value.</summary>
internal static class ObjectMembers
{
    /// <summary>The value of a member of the generated record; null where the member is none of the file's, or holds more than a literal says.</summary>
    public static FlagMeaning? Find(FlagMeaning whole, IReadOnlyDictionary<string, object?> members, string name)
    {
        string[] keys = [.. members.Keys.Where(key => Bare(key) == Bare(name))];
        if (keys.Length != 1)
        {
            return null;
        }

        return members[keys[0]] switch
        {
            bool value => whole with { Value = value, Type = AnswerType.Boolean },
            long value => whole with { Value = value, Type = AnswerType.Int32 },
            double value => whole with { Value = value, Type = AnswerType.Double },
            string value => whole with { Value = value, Type = AnswerType.String },
            IReadOnlyDictionary<string, object?> value => whole with { Value = value, Type = AnswerType.Object },
            _ => null,
        };
    }

    private static string Bare(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
