using System.Text.Json;
using EvalKit.Models;

namespace EvalKit.Cli.Comments;

/// <summary>Finds the pull request that a CI job is for, in the variables that its system sets.</summary>
/// <param name="environment">Where they stand.</param>
/// <param name="time">The clock of calls.</param>
internal sealed class CommentPlace(IEnvironment environment, TimeProvider time)
{
    public const string GitHub = "github";
    public const string GitLab = "gitlab";
    public const string Azure = "azure";

    /// <summary>Whose CI the process runs in; GitHub where that cannot be told.</summary>
    public string Detect() =>
        environment.GetVariable("GITLAB_CI") == "true" ? GitLab
        : string.Equals(environment.GetVariable("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase) ? Azure
        : GitHub;

    /// <summary>The comments of the pull request, or what is missing.</summary>
    /// <param name="host">One of the words above.</param>
    /// <param name="repository">What the user named; null to take it from the variables.</param>
    /// <param name="number">What the user named; null to take it from the variables.</param>
    public (ICommentThread? Thread, string? Problem) Find(string host, string? repository, string? number) => host switch
    {
        GitLab => Open("GITLAB_TOKEN", "CI_API_V4_URL", null, [("--repository", repository ?? Variable("CI_MERGE_REQUEST_PROJECT_ID")), ("--pull-request", number ?? Variable("CI_MERGE_REQUEST_IID"))],
            (address, token, parts) => new GitLabComments(new CommentServer(address, token, "PRIVATE-TOKEN", "", time), Uri.EscapeDataString(parts[0]), parts[1])),
        Azure => Open("SYSTEM_ACCESSTOKEN", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", null, [("SYSTEM_TEAMPROJECT", Variable("SYSTEM_TEAMPROJECT")), ("--repository", repository ?? Variable("BUILD_REPOSITORY_ID")), ("--pull-request", number ?? Variable("SYSTEM_PULLREQUEST_PULLREQUESTID"))],
            (address, token, parts) => new AzureComments(new CommentServer($"{address.TrimEnd('/')}/{Uri.EscapeDataString(parts[0])}", token, "Authorization", "Bearer ", time), Uri.EscapeDataString(parts[1]), parts[2])),
        _ => Open("GITHUB_TOKEN", "GITHUB_API_URL", "https://api.github.com", [("--repository", repository ?? Variable("GITHUB_REPOSITORY")), ("--pull-request", number ?? GitHubNumber())],
            (address, token, parts) => new GitHubComments(new CommentServer(address, token, "Authorization", "Bearer ", time), parts[0], parts[1])),
    };

    /// <summary>The page of the job, where artifacts are found; null where it is not known.</summary>
    public string? JobPage(string host) => host switch
    {
        GitLab => Variable("CI_JOB_URL") is { } job ? job + "/artifacts/browse" : null,
        Azure => Variable("BUILD_BUILDID") is { } build && Variable("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI") is { } root && Variable("SYSTEM_TEAMPROJECT") is { } project
            ? $"{root.TrimEnd('/')}/{Uri.EscapeDataString(project)}/_build/results?buildId={build}&view=artifacts"
            : null,
        _ => Variable("GITHUB_RUN_ID") is { } run && Variable("GITHUB_SERVER_URL") is { } server && Variable("GITHUB_REPOSITORY") is { } repository ? $"{server.TrimEnd('/')}/{repository}/actions/runs/{run}" : null,
    };

    private (ICommentThread? Thread, string? Problem) Open(string tokenVariable, string addressVariable, string? usualAddress, IReadOnlyList<(string Name, string? Value)> parts, Func<string, ApiKey, string[], ICommentThread> open)
    {
        if (parts.FirstOrDefault(p => p.Value is null) is { Name: { } missing })
            return (null, missing == "--pull-request" ? "this is no pull request; name one with --pull-request N" : missing.StartsWith("--", StringComparison.Ordinal) ? $"which repository is meant is not known; name it with {missing}" : $"{missing} is not set");
        if (parts.FirstOrDefault(p => p.Name == "--pull-request" && !p.Value!.All(char.IsAsciiDigit)) is { Name: not null } word)
            return (null, $"--pull-request has to be a number, not '{word.Value}'");
        if (parts.FirstOrDefault(p => p.Name == "--repository" && !p.Value!.All(IsInName)) is { Name: not null } name)
            return (null, $"--repository has to be owner/name, or the repository's id, not '{name.Value}'");
        if (Variable(addressVariable) is not { } address && (address = usualAddress!) is null)
            return (null, $"{addressVariable} is not set: it holds the address of the server's interface");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
            return (null, $"{addressVariable} is '{address}'; it has to be an https address, so that the token is not sent in the clear");
        if (Variable(tokenVariable) is not { } secret)
            return (null, $"{tokenVariable} is not set; it takes a token that may comment on pull requests");
        if (!ApiKey.TryCreate(secret, out var token, out var problem))
            return (null, $"{tokenVariable}: {problem}");
        return (open(address, token!, [.. parts.Select(p => p.Value!)]), null);
    }

    /// <summary><c>refs/pull/12/merge</c>, or the number in the event that started the workflow.</summary>
    private string? GitHubNumber()
    {
        if (Variable("GITHUB_REF")?.Split('/') is ["refs", "pull", var number, ..])
            return number;
        if (Variable("GITHUB_EVENT_PATH") is not { } path || !File.Exists(path))
            return null;
        try
        {
            var happened = JsonElement.Parse(File.ReadAllBytes(path));
            return happened.ValueKind == JsonValueKind.Object && happened.TryGetProperty("pull_request", out var pull) && pull.ValueKind == JsonValueKind.Object && pull.TryGetProperty("number", out var found) && found.ValueKind == JsonValueKind.Number
                ? found.GetRawText()
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? Variable(string name) => environment.GetVariable(name) is { Length: > 0 } value ? value : null;

    private static bool IsInName(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.';
}
