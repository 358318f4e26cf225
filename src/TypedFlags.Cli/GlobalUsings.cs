// The model of flags.yaml; the runtime, whose namespace is around this one, has types of the same names.
global using DeclaredFlag = TypedFlags.Definitions.FlagDefinition;
global using DeclaredValue = TypedFlags.Definitions.ConstantValue;
