namespace EvalKit.Models;

/// <summary>Who speaks OpenAI's language.</summary>
public enum OpenAIService
{
    /// <summary>OpenAI's own service, or a compatible server.</summary>
    OpenAI,

    /// <summary>Azure's v1 endpoint, where models are deployments of a resource.</summary>
    Azure,
}
