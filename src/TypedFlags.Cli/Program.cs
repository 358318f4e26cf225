using TypedFlags.Cli;
using TypedFlags.Cli.Compiler;

CompilerAssemblies.LoadOnDemand();
return Tool.Run(args, Surroundings.OfProcess());
