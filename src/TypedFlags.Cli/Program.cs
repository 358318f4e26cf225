using TypedFlags.Cli;

return Tool.Run(args, Surroundings.OfProcess());
