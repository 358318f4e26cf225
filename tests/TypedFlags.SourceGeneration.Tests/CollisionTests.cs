using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>
/// Names of the file that meet each other in C#. Either they are told apart, or the file has a TF2006 and the rest still
/// compiles: never an error in generated code.
/// </summary>
public class CollisionTests
{
    [Theory]
    [InlineData("limits: { type: object, default: { burst: { n: 1 }, burst_value: 3 } }")]
    [InlineData("limits: { type: object, default: { burst_value: 3, burst: { n: 1 } } }")]
    [InlineData("limits: { type: object, default: { limits: { n: 1 } } }")]
    [InlineData("limits: { type: object, default: { limits: 1, limits_value: 2 } }")]
    [InlineData("limits: { type: object, default: { a: { a: { a: { n: 1 } } } } }")]
    [InlineData("limits: { type: object, default: { a: { limits: { n: 1 } } } }")]
    [InlineData("limits: { type: object, default: { parts: [{ parts: 1 }] } }")]
    [InlineData("limits: { type: object, default: { parts: [{ parts_value: 1 }] } }")]
    [InlineData("limits: { type: object, default: { equals: 1, read: 2, __read: 3, item0: 4, element: 5, other: 6, hash: [7] } }")]
    [InlineData("limits: { type: object, default: { system: 1, type_flags: 2, string: 3, long: 4, value: 5, record: 6 } }")]
    [InlineData("limits: { type: object, default: {} }")]
    [InlineData("limits: { type: object, variants: { limits: { n: 1 }, value: { n: 2 } }, default: value }")]
    [InlineData("limits: { type: object, default: { n: 1 } }\n  limits_value: {}")]
    [InlineData("layout: { type: string, variants: { a: b }, default: a }\n  layout_variant: {}")]
    [InlineData("layout: { type: string, variants: { layout: a, layout_variant: b, value__: c, equals: d, class: e }, default: layout }")]
    [InlineData("names: {}\n  all: {}\n  evaluate_all: {}\n  flags: {}\n  i_flags: {}\n  index: {}\n  data: {}\n  injected: {}\n  register: {}")]
    [InlineData("system: {}\n  typed_flags: {}\n  global: {}\n  boolean_flag: {}\n  flag_definition_set: {}\n  string: {}\n  new: {}")]
    [InlineData("finalize: {}\n  equals: {}\n  memberwise_clone: {}\n  get_type: {}\n  object: {}\n  to_string: {}")]
    [InlineData("a_b: {}\n  a-b: {}\n  A_B: {}\n  aB: {}")]
    [InlineData("flags_accessors: {}\n  accessors: {}\n  definitions: {}\n  flag: {}\n  value: {}\n  names_value: {}")]
    public void Names_that_meet_never_break_generated_code(string flags) =>
        FlagsProject.With("policy: { naming: any }\nflags:\n  " + flags + "\n  other: {}", "class Use { object X => Storefront.Flags.Other; }").Compile();

    [Theory]
    [InlineData("Names")]
    [InlineData("All")]
    [InlineData("Equals")]
    [InlineData("class")]
    [InlineData("Other")]
    [InlineData("OtherValue")]
    [InlineData("TypedFlags")]
    [InlineData("System")]
    public void No_name_of_the_class_breaks_generated_code(string name) =>
        FlagsProject.With($"class: {name}\nflags:\n  other: {{ type: object, default: {{ n: 1 }} }}").Compile();

    [Theory]
    [InlineData("global")]
    [InlineData("class")]
    [InlineData("System")]
    [InlineData("TypedFlags.System.Flags")]
    [InlineData("a..b")]
    public void No_namespace_of_the_file_breaks_generated_code(string name) =>
        FlagsProject.With($"namespace: {name}\nflags:\n  other: {{ type: object, default: {{ n: 1 }} }}").Compile();
}
