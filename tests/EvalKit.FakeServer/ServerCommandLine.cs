using System.Globalization;
using EvalKit.Fakes.Answers;

namespace EvalKit.Fakes;

/// <summary>The options of the program.</summary>
internal static class ServerCommandLine
{
    public const string Usage = """
        A local server that speaks OpenAI's interfaces and Anthropic's messages, and batches of both.
        It prints "listening on http://127.0.0.1:PORT" and stops at the end of stdin or on SIGTERM.

          --port N             0 takes a free port (default)
          --latency TIME       50ms, 1.5s; default 0ms
          --jitter TIME        uniform addition to the latency
          --drip TIME          send each response in ten pieces over this time
          --seed N             of jitter and fault shares; default 1
          --answer MODE        echo (default), fixed:TEXT, label:A,B,C, script:FILE
          --usage IN,OUT[,CACHED] | none
          --fingerprint TEXT | none
          --model NAME         served model; default repeats the request's
          --dimensions N       of embeddings; default 64
          --rpm N[/BUCKET]     requests a minute; more get 429; BUCKET at once (default N)
          --tpm N              tokens a minute
          --limit-headers on|off  announce limits and waits; default on
          --fault SPEC         FAULT[,option...]@10% or @1,5,10-20; may be repeated
          --batch-delay TIME   from the creation of a batch to its end
          --batch-step-delay TIME  of each request about files and batches
          --batch-max N        larger batches are refused
          --batch-fault SPEC   STEP:FAULT@1,3 of upload, create, list, state, results, cancel; may be repeated
          --log FILE           one JSON line for each request started and ended
          --ignore-stdin       do not stop at the end of stdin

        A request body that contains [[fault:NAME]] or [[fault:NAME,once]] meets that fault.
        GET /__stats[?keys=0] returns the counts, POST /__reset clears them.
        """;

    public static (FakeServerOptions Options, bool WatchesStdin) Parse(IReadOnlyList<string> arguments)
    {
        var options = new FakeServerOptions();
        var watchesStdin = true;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name == "--ignore-stdin")
            {
                watchesStdin = false;
                continue;
            }

            if (i + 1 == arguments.Count)
                throw new FormatException($"option '{name}' is unknown or lacks its value");
            options = With(options, name, arguments[++i]);
        }

        return (options, watchesStdin);
    }

    private static FakeServerOptions With(FakeServerOptions options, string name, string value) => name switch
    {
        "--port" => options with { Port = Number(value) },
        "--latency" => options with { Latency = Durations.Parse(value) },
        "--jitter" => options with { Jitter = Durations.Parse(value) },
        "--drip" => options with { Drip = Durations.Parse(value) },
        "--seed" => options with { Seed = Number(value) },
        "--answer" => options with { Answer = AnswerParser.Parse(value) },
        "--usage" when value == "none" => options with { ReportsUsage = false },
        "--usage" => options with { Usage = Counts(value.Split(',')) },
        "--fingerprint" => options with { SystemFingerprint = value == "none" ? null : value },
        "--model" => options with { ServedModel = value },
        "--dimensions" => options with { Dimensions = Number(value) },
        "--rpm" => options with { RequestsPerMinute = Number(value.Split('/')[0]), RequestBucket = value.Contains('/', StringComparison.Ordinal) ? Number(value.Split('/')[1]) : null },
        "--tpm" => options with { TokensPerMinute = Number(value) },
        "--limit-headers" => options with { LimitHeaders = value == "on" },
        "--fault" => options with { Faults = [.. options.Faults, value] },
        "--batch-delay" => options with { BatchDelay = Durations.Parse(value) },
        "--batch-step-delay" => options with { BatchStepDelay = Durations.Parse(value) },
        "--batch-max" => options with { BatchMaxRequests = Number(value) },
        "--batch-fault" => options with { BatchFaults = [.. options.BatchFaults, value] },
        "--log" => options with { LogPath = value },
        _ => throw new FormatException($"option '{name}' is unknown"),
    };

    private static TokenCounts Counts(string[] parts) => parts.Length is 2 or 3
        ? new TokenCounts(Number(parts[0]), Number(parts[1]), parts.Length == 3 ? Number(parts[2]) : 0)
        : throw new FormatException("--usage takes IN,OUT or IN,OUT,CACHED or none");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
