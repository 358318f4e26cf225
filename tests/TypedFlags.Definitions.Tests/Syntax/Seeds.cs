namespace TypedFlags.Definitions.Tests.Syntax;

/// <summary>Documents to start from: every form the language and YAML have, and the corpus where it is.</summary>
internal static class Seeds
{
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        """
        # a shop
        namespace: Storefront
        policy: { naming: snake_case, require: [owner] }

        context:
          plan: { type: string, values: [free, pro] }
          age: number
        segments:
          eu: { all: [ { plan: pro }, { age: { gte: 18 } } ] }
          us:
            not: { segment: eu }

        flags:
          # the first
          new_cart: { description: The cart, kind: operational, default: true }
          new_checkout:
            description: >-
              One page
              for all.

            owner: payments
            tags: [checkout, 'two words']
            rules:
              - { name: eu, when: { segment: eu }, serve: true }
              - when:
                  plan: free
                rollout: 20
            users:
            - ada
            - "bob"

          layout:
            type: string
            variants:
              control: |
                a: b
                # not a comment

              full: "x\ty"
            default: control # the old one
          last:
            default: true
        """,
        "{\"flags\": {\"a\": {\"default\": true, \"tags\": [\"x\", \"y\"]},\n \"b\": {\"type\": \"integer\", \"default\": 3}}}",
        "x: &x [1, 2]\nflags:\n  a: &a\n    users: *x\n    default: true\n  b:\n    users: *x\n  c: *a\n",
        "---\nflags:\n  a: {\n    default: true,\n  }\n  b: [\n    1,\n  ]\n...\n",
        "flags:\r\n  a:\r\n    default: true\r\n\r\n  b:\r\n    description: |\r\n      text\r\n    default: no\r\n",
        "flags:\n    a: 1\n    b:\n        c: 'it''s\n          long'\n    d: plain\n      text\n    e: \"x\n      y\"\n",
        "? a\n: b\n? [c]\n: - d\n  - ? e\n",
        "a: |+\n  x\n\n\nb: >2\n    y\n\nc: |\n",
        "flags:\n- a\n- b: c\n  d: e\n-\n  - f\n",
        "flags:\n  \"quoted key\": { default: false }\n  'b':\n    default: true\n",
        "",
    ];

    public static IReadOnlyList<string> All { get; } = [.. BuiltIn, .. Corpus()];

    private static IEnumerable<string> Corpus() =>
        Directory.EnumerateFiles(RepositoryRoot.PathOf("tests/corpus"), "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Length < 5_000);
}
