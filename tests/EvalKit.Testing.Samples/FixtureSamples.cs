using Xunit;
using Xunit.Abstractions;

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

    public Task InitializeAsync()
    {
        _isReady = true;
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _isReady = false;
        return Task.CompletedTask;
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
