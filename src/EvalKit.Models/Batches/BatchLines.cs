using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace EvalKit.Models;

/// <summary>The lines of a file of results, however large it is; blank ones are left out.</summary>
internal static class BatchLines
{
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    var line = rest.Slice(0, end);
                    rest = rest.Slice(rest.GetPosition(1, end));
                    if (!IsBlank(line)) yield return line.ToArray();
                }

                if (read.IsCompleted)
                {
                    if (!IsBlank(rest)) yield return rest.ToArray();
                    yield break;
                }

                if (rest.Length > ResponseBody.MaxLength)
                    throw new ModelCallException(ModelFailureKind.BadRequest, $"a result is longer than {ResponseBody.MaxLength} bytes");
                reader.AdvanceTo(rest.Start, rest.End);
            }
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
            if (!part.Span.TrimStart(" \t\r"u8).IsEmpty)
                return false;
        return true;
    }
}
