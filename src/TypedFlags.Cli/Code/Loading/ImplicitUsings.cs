using System.Text;
using System.Xml.Linq;

namespace TypedFlags.Cli.Code.Loading;

/// <summary>The usings that a project has without writing them: of its SDK, and of its <c>Using</c> items.</summary>
internal static class ImplicitUsings
{
    private static readonly string[] OfSdk = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] OfHost =
        ["Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging"];

    private static readonly string[] OfWeb =
        [.. OfHost, "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing"];

    /// <summary>For C# that stands in no project.</summary>
    public static string Default => Write(OfSdk);

    /// <summary>As C#; empty where there are none.</summary>
    public static string Of(ProjectXml project)
    {
        List<string> usings = [];
        if (project["ImplicitUsings"] is "enable" or "true")
        {
            usings.AddRange(OfSdk);
            usings.AddRange(project.Sdks.Contains("Microsoft.NET.Sdk.Web", StringComparer.OrdinalIgnoreCase) ? OfWeb
                : project.Sdks.Contains("Microsoft.NET.Sdk.Worker", StringComparer.OrdinalIgnoreCase) ? OfHost : []);
        }

        foreach (XElement item in project.Items("Using"))
        {
            foreach (string removed in project.Split(item.Attribute("Remove")?.Value))
            {
                usings.Remove(removed);
            }

            foreach (string name in project.Split(item.Attribute("Include")?.Value))
            {
                usings.Add(item.Attribute("Alias")?.Value is { Length: > 0 } alias ? $"{alias} = {name}"
                    : string.Equals(item.Attribute("Static")?.Value, "true", StringComparison.OrdinalIgnoreCase) ? $"static {name}"
                    : name);
            }
        }

        return Write(usings.Distinct(StringComparer.Ordinal));
    }

    private static string Write(IEnumerable<string> usings) =>
        usings.Aggregate(new StringBuilder(), static (text, name) => text.Append("global using ").Append(name).Append(";\n")).ToString();
}
