using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using TypedFlags.Cli.Arguments;
using TypedFlags.Cli.Output;
using TypedFlags.Cli.Verbs;

namespace TypedFlags.Cli;

/// <summary>The tool: its verbs, and how every one of them ends.</summary>
internal static class Tool
{
    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        // A name that starts with @ is a name here, not a file of arguments.
        ParseResult parsed = CreateCommand(surroundings).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            int code = parsed.Action is ParseErrorAction ? UsageErrors.Tell(parsed, surroundings) : Invoke(parsed, surroundings);
            surroundings.Output.Flush();
            return code;
        }
        catch (Refusal refusal)
        {
            return Refuse(refusal, surroundings);
        }
        catch (OutputException) when (surroundings.Output.IsClosed)
        {
            // Who read the results has seen enough (`| head`): the end, and no mistake.
            return ExitCode.Success;
        }
        catch (OutputException exception)
        {
            surroundings.Tell($"typedflags: The results can't be written: {exception.Message}");
            return ExitCode.Findings;
        }
        catch (Exception mistake) when (mistake is not OperationCanceledException)
        {
            // Nothing of this is the caller's doing, and pages of stack trace help nobody: what it was and where is what a report needs.
            return Refuse(
                Refusal.Finding(
                    $"typedflags: This is a mistake of the tool: {mistake.GetType().Name}: {mistake.Message}",
                    $"typedflags: It was made in {PlaceOf(mistake)}. Please report it with these lines."),
                surroundings);
        }
        finally
        {
            surroundings.ClearProgress();
        }
    }

    /// <summary>No <see cref="RootCommand"/>: help would call it by the name of this assembly.</summary>
    private static Command CreateCommand(Surroundings surroundings) =>
        new("typedflags", "Checks flags.yaml, says what users would get and why, and removes flags that had their day.")
        {
            new HelpOption(),
            new VersionOption(),
            ValidateVerb.Create(surroundings),
            EvaluateVerb.Create(surroundings),
            ExplainVerb.Create(surroundings),
            UsagesVerb.Create(surroundings),
            StaleVerb.Create(surroundings),
            RemoveVerb.Create(surroundings),
        };

    private static int Invoke(ParseResult parsed, Surroundings surroundings)
    {
        using StreamWriter text = surroundings.Output.AsText();
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = text,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static string PlaceOf(Exception mistake)
    {
        Exception inner = mistake.GetBaseException();
        return inner.TargetSite is { } method ? $"{method.DeclaringType?.FullName}.{method.Name}" : inner.GetType().Name;
    }

    private static int Refuse(Refusal refusal, Surroundings surroundings)
    {
        try
        {
            // What was found before comes before.
            surroundings.Output.Flush();
        }
        catch (OutputException)
        {
            // Nobody gets it; the refusal still counts.
        }

        foreach (string line in refusal.Lines)
        {
            surroundings.Tell(line);
        }

        return refusal.ExitCode;
    }
}
