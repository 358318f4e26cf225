using System.Globalization;

namespace TypedFlags.Tests.Laws.Generation;

/// <summary>
/// Runs a law over many generated cases, each with a random source of its own. Every run draws new cases; a failure names the seed, and
/// <c>TYPEDFLAGS_SEED=that dotnet test …</c> begins with the case that failed.
/// </summary>
internal static class Cases
{
    private const string SeedVariable = "TYPEDFLAGS_SEED";

    public static void Check(int count, Action<Random> law)
    {
        int first = Seed();
        for (int index = 0; index < count; index++)
        {
            int seed = unchecked(first + index);
            try
            {
                law(new Random(seed));
            }
            catch (Exception exception)
            {
                string message = string.Create(CultureInfo.InvariantCulture, $"Case {index} of {count} fails; {SeedVariable}={seed} begins with it.\n{exception.Message}");
                throw new Xunit.Sdk.XunitException(message, exception);
            }
        }
    }

    private static int Seed()
    {
        string? given = Environment.GetEnvironmentVariable(SeedVariable);
        return given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
    }
}
