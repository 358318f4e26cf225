namespace TypedFlags;

/// <summary>A sink that is one function.</summary>
internal sealed class DelegateExposureSink(Func<IReadOnlyList<FlagExposure>, CancellationToken, ValueTask> write) : IExposureSink
{
    /// <inheritdoc />
    public ValueTask WriteAsync(IReadOnlyList<FlagExposure> exposures, CancellationToken cancellationToken) => write(exposures, cancellationToken);
}
