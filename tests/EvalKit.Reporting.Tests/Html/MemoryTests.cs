using System.Text;
using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Tests.Html;

/// <summary>Runs alone: it looks at the heap of the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Samples = 20_000;
    private const int TextLength = 1000;
    private const long Allowed = 12_000_000;

    [Fact]
    public async Task WriteAsync_TwentyThousandSamples_KeepsNumbersButNoTexts()
    {
        var source = RunFixture.Of() with { OpenSamples = () => new GeneratedSamples(Samples) };
        using var output = new HeapWatch();

        await HtmlReport.WriteAsync(source, output);

        Assert.InRange(output.Growth, long.MinValue, Allowed);
    }

    /// <summary>Forgets what is written, and now and then looks at what is alive.</summary>
    private sealed class HeapWatch : MemoryStream
    {
        private const int Interval = 50;
        private readonly long start = GC.GetTotalMemory(forceFullCollection: true);
        private int writes;

        public long Growth { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (writes++ % Interval == 0)
                Growth = Math.Max(Growth, GC.GetTotalMemory(forceFullCollection: true) - start);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Samples that come into being as they are read; all lines are equally long.</summary>
    private sealed class GeneratedSamples(int count) : MemoryStream
    {
        private static readonly int LineLength = Line(0).Length;

        public override long Position { get; set; }

        public override long Length => (long)count * LineLength;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= Length)
                return ValueTask.FromResult(0);
            var line = Line((int)(Position / LineLength)).AsSpan((int)(Position % LineLength));
            var length = Math.Min(buffer.Length, line.Length);
            line[..length].CopyTo(buffer.Span);
            Position += length;
            return ValueTask.FromResult(length);
        }

        private static byte[] Line(int number) =>
            Encoding.UTF8.GetBytes(RunFixture.Line($"t-{number.ToString("000000", System.Globalization.CultureInfo.InvariantCulture)}", new string('x', TextLength)) + "\n");
    }
}
