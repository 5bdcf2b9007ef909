using System.Reflection;
using System.Runtime.CompilerServices;
using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Running;
using Microsoft.Extensions.AI;

namespace EvalKit;

/// <summary>
/// A suite with what .NET code adds to it. Immutable: every method gives a new one, so that a common part can be shared between tests. Answers go through the
/// response store as those of every other system: they are asked for once, and again when something changes that they depend on.
/// </summary>
public sealed record EvalSuite
{
    private readonly SuiteLocation _location;

    internal EvalSuite(SuiteLocation location)
    {
        _location = location;
        Systems = new CodeSystems(location.ShownAs);
        Options = new RunOptions
        {
            OutputFolder = System.IO.Path.Combine(location.Root, "reports"),
            StoreFolder = System.IO.Path.Combine(location.Root, ".evalkit", "responses"),
            RunId = "",
            ToolVersion = Version,
        };
    }

    /// <summary>Full path of the suite's file.</summary>
    public string Path => _location.Path;

    internal CodeSystems Systems { get; init; }

    internal RunOptions Options { get; init; }

    internal IEnvironment Environment { get; init; } = new SystemEnvironment();

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    private static string Version { get; } =
        typeof(EvalSuite).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Adds a variant: an application that answers an item with a text.</summary>
    /// <param name="name">The variant's name.</param>
    /// <param name="answer">Called once an item and repeat, from many threads at once. The whole item is part of the key of its answer.</param>
    /// <param name="options">Revision, time limit, price.</param>
    public EvalSuite WithVariant(string name, Func<Item, CancellationToken, Task<string>> answer, SystemOptions? options = null) =>
        With(new CodeModel(name, options ?? new SystemOptions(), CodeRevision.Parts(answer)) { OfItem = async (item, token) => Said(await answer(item, token)) }).AddVariant(name, null, options);

    /// <summary>Adds a variant: an application that answers an item with a response, which may hold tool calls, usage and the model that served it.</summary>
    /// <param name="name">The variant's name.</param>
    /// <param name="answer">Called once an item and repeat, from many threads at once. The whole item is part of the key of its answer.</param>
    /// <param name="options">Revision, time limit, price.</param>
    public EvalSuite WithVariant(string name, Func<Item, CancellationToken, Task<ChatResponse>> answer, SystemOptions? options = null) =>
        With(new CodeModel(name, options ?? new SystemOptions(), CodeRevision.Parts(answer)) { OfItem = answer }).AddVariant(name, null, options);

    /// <summary>Adds a variant: an application that answers a text with a text.</summary>
    /// <param name="name">The variant's name.</param>
    /// <param name="input">What it is given, as a template such as <c>{{ item.question }}</c>. Only this is part of the key of its answer: gold data may change.</param>
    /// <param name="answer">Called once a text and repeat, from many threads at once.</param>
    /// <param name="options">Revision, time limit, price.</param>
    public EvalSuite WithVariant(string name, string input, Func<string, CancellationToken, Task<string>> answer, SystemOptions? options = null) =>
        With(new CodeModel(name, options ?? new SystemOptions(), CodeRevision.Parts(answer)) { Input = input, OfText = async (text, token) => Said(await answer(text, token)) }).AddVariant(name, null, options);

    /// <summary>Adds a variant: a prompt of the suite, answered by a chat client.</summary>
    /// <param name="name">The variant's name.</param>
    /// <param name="client">Who answers; it stays the caller's to dispose.</param>
    /// <param name="prompt">The name of a prompt in the suite.</param>
    /// <param name="options">Revision, time limit, price.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public EvalSuite WithVariant(string name, IChatClient client, string prompt, SystemOptions? options = null) =>
        With(new CodeModel(name, options ?? new SystemOptions(), CodeRevision.Parts(client, Assembly.GetCallingAssembly())) { Chat = client }).AddVariant(name, prompt, options);

    /// <summary>Gives the model of that name, for variants and steps of the suite. One that the suite declares is answered by this client instead, with its parameters.</summary>
    /// <param name="name">The model's name in the suite.</param>
    /// <param name="client">Who answers; it stays the caller's to dispose.</param>
    /// <param name="options">Revision, time limit, price.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public EvalSuite WithModel(string name, IChatClient client, SystemOptions? options = null) =>
        With(new CodeModel(name, options ?? new SystemOptions(), CodeRevision.Parts(client, Assembly.GetCallingAssembly())) { Chat = client });

    /// <summary>Gives the embedding model of that name, for the graders of the suite.</summary>
    /// <param name="name">The model's name in the suite.</param>
    /// <param name="generator">Who embeds; it stays the caller's to dispose.</param>
    /// <param name="options">Revision, time limit, price.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public EvalSuite WithModel(string name, IEmbeddingGenerator<string, Embedding<float>> generator, SystemOptions? options = null) =>
        With(new CodeModel(name, options ?? new SystemOptions(), CodeRevision.Parts(generator, Assembly.GetCallingAssembly())) { Embeddings = generator });

    /// <summary>Gives the model of that name, for variants and steps of the suite that answer the whole item.</summary>
    /// <param name="name">The model's name in the suite.</param>
    /// <param name="answer">Called once an item and repeat, from many threads at once. The whole item is part of the key of its answer.</param>
    /// <param name="options">Revision, time limit, price.</param>
    public EvalSuite WithModel(string name, Func<Item, CancellationToken, Task<string>> answer, SystemOptions? options = null) =>
        With(new CodeModel(name, options ?? new SystemOptions(), CodeRevision.Parts(answer)) { OfItem = async (item, token) => Said(await answer(item, token)) });

    /// <summary>Gives the model of that name, for variants and steps of the suite that answer a text.</summary>
    /// <param name="name">The model's name in the suite.</param>
    /// <param name="input">What it is given, as a template such as <c>{{ steps.search.output_text }}</c>. Only this is part of the key of its answer.</param>
    /// <param name="answer">Called once a text and repeat, from many threads at once.</param>
    /// <param name="options">Revision, time limit, price.</param>
    public EvalSuite WithModel(string name, string input, Func<string, CancellationToken, Task<string>> answer, SystemOptions? options = null) =>
        With(new CodeModel(name, options ?? new SystemOptions(), CodeRevision.Parts(answer)) { Input = input, OfText = async (text, token) => Said(await answer(text, token)) });

    /// <summary>Adds a grader. Gates of the suite name its metrics as those of any other: <c>name.mean</c>.</summary>
    /// <param name="name">The grader's name.</param>
    /// <param name="grade">A boolean, or a score from 0 to 1; called from many threads at once.</param>
    /// <param name="options">Revision and threshold.</param>
    public EvalSuite WithGrader(string name, Func<Item, EvalSample, Grade> grade, GraderOptions? options = null) =>
        With(new CodeGraderEntry(name, new LambdaGrader((item, sample, _) => Task.FromResult(grade(item, sample))), options ?? new GraderOptions(), CodeRevision.Parts(grade)));

    /// <summary>Adds a grader that waits for something.</summary>
    /// <param name="name">The grader's name.</param>
    /// <param name="grade">A boolean, or a score from 0 to 1; called from many threads at once.</param>
    /// <param name="options">Revision and threshold.</param>
    public EvalSuite WithGrader(string name, Func<Item, EvalSample, CancellationToken, Task<Grade>> grade, GraderOptions? options = null) =>
        With(new CodeGraderEntry(name, new LambdaGrader(grade), options ?? new GraderOptions(), CodeRevision.Parts(grade)));

    /// <summary>Adds a grader that is a class.</summary>
    /// <param name="name">The grader's name.</param>
    /// <param name="grader">The grader.</param>
    /// <param name="options">Revision and threshold.</param>
    public EvalSuite WithGrader(string name, ISampleGrader grader, GraderOptions? options = null) =>
        With(new CodeGraderEntry(name, grader, options ?? new GraderOptions(), CodeRevision.Parts(grader)));

    /// <summary>Changes how it runs: folders, id of the run, whether calls are allowed, how many items.</summary>
    /// <param name="change">Makes the options out of those that hold so far.</param>
    public EvalSuite WithOptions(Func<RunOptions, RunOptions> change) => this with { Options = change(Options) };

    /// <summary>Only the items and variants that match, as with the tool's <c>--filter</c>: <c>variant=mine,kind=edge</c>.</summary>
    /// <param name="expression">Terms, separated by commas.</param>
    /// <exception cref="ArgumentException">The expression is no filter.</exception>
    public EvalSuite WithFilter(string expression)
    {
        var filter = ItemFilter.Parse(expression, static _ => null, out var error);
        return filter is null ? throw new ArgumentException(error, nameof(expression)) : this with { Options = Options with { Filter = filter } };
    }

    /// <summary>Takes keys and named variables from somewhere else than the process.</summary>
    /// <param name="environment">Where they stand.</param>
    public EvalSuite WithEnvironment(IEnvironment environment) => this with { Environment = environment };

    /// <summary>Takes the time from somewhere else than the system.</summary>
    /// <param name="time">The clock of records, delays and time limits.</param>
    public EvalSuite WithTime(TimeProvider time) => this with { Time = time };

    /// <summary>
    /// Runs the suite: asks for what is not on record, grades, decides the gates and writes the run's folder. Writes nothing to the console. When it is
    /// cancelled no further item is begun, calls in flight have two seconds to end, and what was finished is kept. The environment variable
    /// <c>EVALKIT_RESPONSES</c> (<c>auto</c>, <c>only</c>, <c>refresh</c>) goes before the options. Where the key of a model is missing, nothing is called and
    /// the run is made from records alone.
    /// </summary>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="SuiteProblemsException">The suite, its data or what code adds to it is wrong. Nothing was called.</exception>
    /// <exception cref="NotRecordedException">The key of a model is missing, and so is an answer on record.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<EvalResult> RunAsync(CancellationToken cancellationToken = default) =>
        // The caller's synchronization context would carry every call.
        Task.Run(() => RunOnPoolAsync(cancellationToken), cancellationToken);

    private async Task<EvalResult> RunOnPoolAsync(CancellationToken cancellationToken)
    {
        if (!RunClock.TryCreate(Time, Environment, out var clock, out var clockProblem))
            throw new SuiteProblemsException(_location.ShownAs, [new Problem(RunClock.Variable, 0, 0, clockProblem!)]);
        if (!ResponsesVariable.TryRead(Environment, out var asked, out var modeProblem))
            throw new SuiteProblemsException(_location.ShownAs, [modeProblem!]);
        var options = Options with { RunId = Options.RunId.Length > 0 ? Options.RunId : RunIds.New(clock), Responses = asked ?? Options.Responses };
        using var calls = new CancellationTokenSource(Timeout.InfiniteTimeSpan, Time);
        var (session, problems) = Prepare(options);
        IReadOnlyList<Problem> obstacles = [];
        if (session is null && options.Responses == ResponseMode.Auto && asked is null)
        {
            // What can run without calls lacks nothing but what calls need: keys, or prices under a budget.
            options = options with { Responses = ResponseMode.Only };
            (session, _) = Prepare(options);
            obstacles = problems;
        }
        if (session is null)
            throw new SuiteProblemsException(_location.ShownAs, problems);
        await using (session)
        {
            if (obstacles.Count > 0 && !session.HasRecords)
                throw new NotRecordedException(_location.ShownAs, null, obstacles);
            var git = Task.Run(() => GitRevision.ReadAsync(System.IO.Path.GetDirectoryName(_location.Path)!), CancellationToken.None);
            using var stopping = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).CancelAfter(StopReason.Grace), calls);
            var summary = await session.RunAsync(git, cancellationToken, calls.Token);
            cancellationToken.ThrowIfCancellationRequested();
            if (obstacles.Count > 0 && session.NotRecorded > 0)
                throw new NotRecordedException(_location.ShownAs, session.NotRecorded, obstacles);
            return new EvalResult { Summary = summary, Folder = session.Folder, StoreProblems = session.StoreProblems, Responses = options.Responses, NotRecorded = session.NotRecorded };
        }

        (EvalSession? Session, IReadOnlyList<Problem> Problems) Prepare(RunOptions how) =>
            EvalSession.Prepare(_location.Path, _location.ShownAs, how, Environment, clock, calls.Token, Systems);
    }

    private static ChatResponse Said(string text) => text is null
        ? throw new ModelCallException(ModelFailureKind.Other, "the delegate answered null")
        : new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop };

    private EvalSuite With(CodeModel model)
    {
        Named(model.Name, Systems.Models.Select(m => m.Name), "model");
        return this with { Systems = Systems with { Models = [.. Systems.Models, model] } };
    }

    private EvalSuite With(CodeGraderEntry grader)
    {
        Named(grader.Name, Systems.Graders.Select(g => g.Name), "grader");
        if (grader.Options.PassThreshold is { } threshold && threshold is not (>= 0 and <= 1))
            throw new ArgumentException($"PassThreshold lies from 0 to 1, not at {threshold.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}", nameof(grader));
        return this with { Systems = Systems with { Graders = [.. Systems.Graders, grader] } };
    }

    private EvalSuite AddVariant(string name, string? prompt, SystemOptions? options) =>
        this with { Systems = Systems with { Variants = [.. Systems.Variants, new CodeVariant(name, name, prompt, options?.IsBaseline == true)] } };

    private static void Named(string name, IEnumerable<string> others, string what)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (others.Contains(name, StringComparer.Ordinal))
            throw new ArgumentException($"there is a {what} '{name}' already", nameof(name));
    }
}
