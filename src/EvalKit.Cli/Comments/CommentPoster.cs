using EvalKit.Models;

namespace EvalKit.Cli.Comments;

/// <summary>
/// Writes one comment and keeps it up to date: it is found again by a mark that nobody sees, its first line. What fails for a while is tried again as a whole,
/// looking first, so that a comment that was written although no answer came is not written twice.
/// </summary>
/// <param name="thread">The comments of the pull request.</param>
/// <param name="time">The clock of delays.</param>
internal sealed class CommentPoster(ICommentThread thread, TimeProvider time)
{
    /// <value>The default value is 4 attempts.</value>
    private const int Attempts = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWish = TimeSpan.FromMinutes(1);

    /// <summary>The mark of a comment.</summary>
    /// <param name="key">Tells comments of several workflows apart.</param>
    public static string Mark(string key) => $"<!-- evalkit comment {key} -->";

    /// <summary>Whether it was updated, or else created.</summary>
    /// <exception cref="ModelCallException">It could not be written.</exception>
    public async Task<bool> PostAsync(string mark, string text, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await PostOnceAsync(mark, mark + "\n" + text, cancellationToken);
            }
            catch (ModelCallException e) when (attempt < Attempts && MayBeTriedAgain(e))
            {
                await Task.Delay(e.RetryAfter ?? FirstDelay * Math.Pow(2, attempt - 1), time, cancellationToken);
            }
    }

    /// <summary>Whether the server refuses because of who asks.</summary>
    public static bool IsForbidden(ModelCallException failure) => failure.Status is 401 or 403 or 404;

    private async Task<bool> PostOnceAsync(string mark, string text, CancellationToken cancellationToken)
    {
        // Anybody may copy the mark into a comment of theirs, which is not ours to change: the next one is tried.
        foreach (var comment in (await thread.ListAsync(cancellationToken)).Where(c => c.Text.StartsWith(mark, StringComparison.Ordinal)))
            try
            {
                await thread.UpdateAsync(comment, text, cancellationToken);
                return true;
            }
            catch (ModelCallException e) when (IsForbidden(e) && e.RetryAfter is null)
            {
            }
        await thread.CreateAsync(text, cancellationToken);
        return false;
    }

    /// <summary>A server that says when to come back means it, also with a status of refusal; one that says much later is not waited for.</summary>
    private static bool MayBeTriedAgain(ModelCallException failure) =>
        failure.RetryAfter is { } wish ? wish <= LongestWish
        : failure.Kind is ModelFailureKind.Timeout or ModelFailureKind.RateLimited or ModelFailureKind.ServerError or ModelFailureKind.Connection or ModelFailureKind.MalformedResponse;
}
