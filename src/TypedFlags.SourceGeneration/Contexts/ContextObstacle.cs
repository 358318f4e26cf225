namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>Why generated code can't use a type.</summary>
internal enum ContextObstacle
{
    /// <summary>It can.</summary>
    None,

    /// <summary>It has type parameters, or is inside a type that has.</summary>
    OpenGeneric,

    /// <summary>Only some of the code sees it.</summary>
    Hidden,

    /// <summary>Only its own file sees it.</summary>
    FileLocal,

    /// <summary><c>[Obsolete]</c> has made every use an error.</summary>
    Removed,

    /// <summary>There are no instances.</summary>
    Static,

    /// <summary>It lives on the stack only.</summary>
    RefStruct,

    /// <summary>C# has a syntax of its own for it, or it is no class, struct or interface: no user.</summary>
    NoUser,

    /// <summary>It is <c>FlagContext</c> itself.</summary>
    IsFlagContext,

    /// <summary>It is referred to under an extern alias only, where generated code says <c>global::</c>.</summary>
    BehindAlias,
}
