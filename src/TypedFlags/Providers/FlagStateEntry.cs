using System.Text.Json;

namespace TypedFlags;

/// <summary>What a provider says of one flag, or of one tenant's share in it.</summary>
/// <param name="FlagKey">The flag. Upper and lower case, and <c>-</c> and <c>_</c>, are the same where no flag is called exactly so.</param>
/// <param name="State">
/// A JSON object of state properties in the language of <c>flags.yaml</c>; or the short form: <c>true</c> or a variant's name is
/// <c>{ "enabled": true, "serve": … }</c>, <c>false</c> is <c>{ "enabled": false }</c>, null goes back to the file. It must stay
/// readable (<see cref="JsonElement.Clone"/>). Where changes are meant, an undefined element takes the entry away.
/// </param>
/// <param name="TenantId">The tenant, or null for the flag itself.</param>
public readonly record struct FlagStateEntry(string FlagKey, JsonElement State, string? TenantId = null);
