using Xunit;

namespace EvalKit.Testing.Samples;

/// <summary>What a class shares between its tests.</summary>
public sealed class AtlasFixture : IDisposable
{
    public Atlas Atlas { get; private set; } = new();

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

/// <summary>The system under test is a fixture's, and lives while the suite runs.</summary>
public abstract class FixtureSamples(AtlasFixture fixture, ITestOutputHelper output) : IClassFixture<AtlasFixture>, IAsyncLifetime
{
    private bool _isReady;

    public ValueTask InitializeAsync()
    {
        _isReady = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _isReady = false;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [EvalSuite("suites/capitals.yaml")]
    public async Task<EvalSuite> Capitals(EvalSuite suite)
    {
        await Task.Yield();
        output.WriteLine("a line of the class");
        return suite.WithVariant("mine", (item, ct) => _isReady && !fixture.IsDisposed ? fixture.Atlas.AnswerAsync(item, ct) : throw new ObjectDisposedException("the class")).WithOptions(o => o with { Responses = Models.ResponseMode.Refresh });
    }
}

public sealed class OneFixtureSample(AtlasFixture fixture, ITestOutputHelper output) : FixtureSamples(fixture, output);

public sealed class OtherFixtureSample(AtlasFixture fixture, ITestOutputHelper output) : FixtureSamples(fixture, output);

/// <summary>Items are tests, and the class writes output while nobody knows yet which items there are.</summary>
public sealed class ItemsFixtureSample(AtlasFixture fixture, ITestOutputHelper output) : IClassFixture<AtlasFixture>
{
    [EvalSuite("suites/no-gates.yaml", Items = ItemTests.Show)]
    public EvalSuite Capitals(EvalSuite suite)
    {
        output.WriteLine("a line of the class");
        return suite.WithVariant("mine", (item, ct) => fixture.Atlas.AnswerAsync(item, ct));
    }
}

/// <summary>A fixture that cannot be made.</summary>
public sealed class BrokenFixture
{
    public BrokenFixture() => throw new InvalidOperationException("no atlas");
}

public sealed class BrokenFixtureSample(BrokenFixture fixture) : IClassFixture<BrokenFixture>
{
    [EvalSuite("suites/capitals.yaml")]
    public EvalSuite Capitals(EvalSuite suite) => suite.WithVariant("mine", (item, ct) => Task.FromResult(fixture.GetType().Name));
}

/// <summary>Tests that run only when they are asked for, and one that says itself that it cannot run.</summary>
public sealed class OptionalSamples
{
    [EvalSuite("suites/capitals.yaml", Explicit = true)]
    public EvalSuite OnRequest(EvalSuite suite) => suite.WithVariant("mine", (item, ct) => new Atlas().AnswerAsync(item, ct));

    [EvalSuite("suites/capitals.yaml", SkipWhen = nameof(IsOffline), SkipType = typeof(OptionalSamples), Skip = "offline")]
    public EvalSuite Offline(EvalSuite suite) => suite.WithVariant("mine", (item, ct) => new Atlas().AnswerAsync(item, ct));

    public static bool IsOffline => true;
}
