using System.Text;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>How names of properties and of attributes compare; the runtime's <c>AttributeName</c> is the same.</summary>
internal static class AttributeNames
{
    /// <summary>Lower case without <c>_</c> and <c>-</c>: <c>app_version</c> is <c>AppVersion</c>.</summary>
    public static string Normalize(string name)
    {
        StringBuilder normalized = new(name.Length);
        foreach (char c in name)
        {
            if (c is not ('_' or '-'))
            {
                normalized.Append(char.ToLowerInvariant(c));
            }
        }

        return normalized.ToString();
    }

    /// <summary>The name a property most likely has in another project's file: <c>AppVersion</c> is <c>app_version</c>.</summary>
    public static string ToSnakeCase(string name)
    {
        StringBuilder snake = new(name.Length + 4);
        for (int index = 0; index < name.Length; index++)
        {
            char c = name[index];
            bool startsWord = char.IsUpper(c) && index > 0
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (startsWord && snake[snake.Length - 1] != '_')
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
