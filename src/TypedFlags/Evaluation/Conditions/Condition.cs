namespace TypedFlags;

/// <summary>A condition on the context, read and checked. Immutable.</summary>
internal abstract class Condition
{
    /// <summary>True for everyone.</summary>
    public static Condition Always { get; } = new AllCondition([]);

    /// <summary>The segment whose condition this is, for explanations; null where it stands for itself.</summary>
    public string? Segment { get; set; }
}

/// <summary>True where all are; true where empty.</summary>
internal sealed class AllCondition(Condition[] conditions) : Condition
{
    public Condition[] Conditions { get; } = conditions;
}

/// <summary>True where at least one is.</summary>
internal sealed class AnyCondition(Condition[] conditions) : Condition
{
    public Condition[] Conditions { get; } = conditions;
}

/// <summary>The negation; also what makes <c>ne</c>, <c>not_in</c> and <c>not_contains</c> of their positive forms.</summary>
internal sealed class NotCondition(Condition inner) : Condition
{
    public Condition Inner { get; } = inner;
}

/// <summary>A test of one attribute.</summary>
internal sealed class ComparisonCondition(AttributeDeclaration attribute, ValueTest test) : Condition
{
    // Fields, and the attribute's number again: each look from one object into the next takes its time here.
    public readonly AttributeDeclaration Attribute = attribute;

    public readonly ValueTest Test = test;

    /// <summary>The number of a declared attribute; -1 for a reserved one.</summary>
    public readonly int DeclaredId = attribute.Source == AttributeSource.Declared ? attribute.Id : -1;
}

/// <summary>What a value has to be like. A missing value and one of the wrong type are never like it.</summary>
internal abstract class ValueTest
{
    public abstract bool Matches(in AttributeValue value);

    /// <summary>The same, for a trace.</summary>
    /// <param name="value">The value.</param>
    /// <param name="remark">What there is to say of how it went, such as that it took too long; else null.</param>
    public virtual bool Matches(in AttributeValue value, out string? remark)
    {
        remark = null;
        return Matches(in value);
    }

    /// <summary>What it compares with, for explanations.</summary>
    public abstract TestDescription Describe();
}
