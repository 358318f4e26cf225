namespace TypedFlags.Benchmarks.Evaluation;

/// <summary>A wrong answer may be as fast as it likes: what is measured is checked first.</summary>
internal static class Answers
{
    public static void Expect(bool asExpected)
    {
        if (!asExpected)
        {
            throw new InvalidOperationException("A flag that is measured does not give the answer it should.");
        }
    }
}
