namespace TypedFlags;

/// <summary>Takes exposures in batches, to keep or to send them. Added by <see cref="TypedFlagsBuilder.AddExposureSink{TSink}"/>.</summary>
public interface IExposureSink
{
    /// <summary>
    /// Writes a batch. One at a time is written, on a thread of its own: evaluations never wait for a sink. (A call that goes on after its token
    /// was cancelled is not waited for; when five do, the sink is not called again before one has ended.) A batch whose writing failed is given again, <see cref="ExposureOptions.MaxRetries"/> times at most,
    /// so a sink may see an exposure twice.
    /// </summary>
    /// <param name="exposures">The batch, in order of time but for races of threads; at least one. It may be kept.</param>
    /// <param name="cancellationToken">
    /// Cancelled after <see cref="ExposureOptions.WriteTimeout"/>, or when the host does not want to wait any longer.
    /// </param>
    /// <returns>Ends when the batch is safe. Any exception means that it is not.</returns>
    ValueTask WriteAsync(IReadOnlyList<FlagExposure> exposures, CancellationToken cancellationToken);
}
