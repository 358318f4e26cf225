namespace TypedFlags;

/// <summary>The names of context attributes.</summary>
public static class AttributeName
{
    /// <summary>
    /// The form in which names are compared across naming styles: lower case without <c>_</c> and <c>-</c>, so that
    /// <c>app_version</c>, <c>app-version</c> and <c>AppVersion</c> are the same.
    /// </summary>
    /// <param name="name">Any text.</param>
    /// <returns>The normalised form; invariant of culture.</returns>
    public static string Normalize(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Create(LengthWithoutSeparators(name), name, static (target, source) =>
        {
            int length = 0;
            foreach (char character in source)
            {
                if (character is not ('_' or '-'))
                {
                    target[length++] = char.ToLowerInvariant(character);
                }
            }
        });
    }

    private static int LengthWithoutSeparators(string name)
    {
        int length = 0;
        foreach (char character in name)
        {
            length += character is '_' or '-' ? 0 : 1;
        }

        return length;
    }
}
