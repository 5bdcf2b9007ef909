namespace EvalKit.Models;

/// <summary>The body of a response, read up to a limit into memory of its own.</summary>
internal static class ResponseBody
{
    public const int MaxLength = 256 * 1024 * 1024;

    public const int MaxErrorLength = 64 * 1024;

    private const int FirstLength = 4 * 1024;

    /// <exception cref="ModelCallException">The body is longer than <see cref="MaxLength"/>, or broke off.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream? stream, int status, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            body = await ReadUpToAsync(stream, MaxLength, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw BrokenOff(exception, status);
        }

        return body.Length < MaxLength
            ? body
            : throw new ModelCallException(ModelFailureKind.BadRequest, $"the answer is longer than {MaxLength} bytes", status);
    }

    /// <summary>The beginning of the body; a broken connection ends it without failure.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadErrorAsync(Stream? stream, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadUpToAsync(stream, MaxErrorLength, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return ReadOnlyMemory<byte>.Empty;
        }
    }

    /// <summary>Whether the connection broke while a body was read.</summary>
    public static bool IsBroken(Exception exception) => exception is IOException or HttpRequestException;

    /// <summary>An answer that began with this status and whose body broke off.</summary>
    public static ModelCallException BrokenOff(Exception exception, int status) => new(ModelFailureKind.Connection, FailureClassifier.Describe(exception), status);

    private static async Task<ReadOnlyMemory<byte>> ReadUpToAsync(Stream? stream, int limit, CancellationToken cancellationToken)
    {
        if (stream is null) return ReadOnlyMemory<byte>.Empty;
        var buffer = new byte[FirstLength];
        var length = 0;
        while (length < limit)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(limit, buffer.Length * 4));
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
            length += read;
        }

        return buffer.AsMemory(0, length);
    }
}
